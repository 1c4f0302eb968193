secret = 37
essai = int(input())
essais = 1
while essai != secret:
    if essai > secret:
        print("plus grand")
    else:
        print("plus petit")
    essai = int(input())
    essais = essais + 1
print("trouvé en", essais)
