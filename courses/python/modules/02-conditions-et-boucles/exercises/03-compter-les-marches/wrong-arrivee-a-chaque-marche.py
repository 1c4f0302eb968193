n = int(input())
for marche in range(1, n + 1):
    print("marche", marche)
    print("arrivée")
