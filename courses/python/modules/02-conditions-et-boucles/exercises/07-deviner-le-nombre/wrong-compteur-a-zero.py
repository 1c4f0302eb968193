secret = 37
essai = int(input())
essais = 0
while essai != secret:
    if essai > secret:
        print("plus petit")
    else:
        print("plus grand")
    essai = int(input())
    essais = essais + 1
print("trouvé en", essais)
