total = 0
prix = int(input())
while prix != 0:
    prix = int(input())
    total = total + prix
print(total)
