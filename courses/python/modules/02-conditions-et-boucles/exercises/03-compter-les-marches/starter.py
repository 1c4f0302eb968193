n = int(input())
for marche in range(1, n):
    print("marche", marche)
    print("arrivée")
