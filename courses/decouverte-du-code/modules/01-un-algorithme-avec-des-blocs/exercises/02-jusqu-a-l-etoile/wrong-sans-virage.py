def avance():
    print("avance")

def tourne():
    print("tourne à droite")

# Vos ordres commencent ici.
avance()
avance()
avance()
avance()
avance()
