def avance():
    print("avance")

def tourne():
    print("tourne à droite")

# Vos ordres commencent ici.
for tour in range(2):
    avance()
tourne()
