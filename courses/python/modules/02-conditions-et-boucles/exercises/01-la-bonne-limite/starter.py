age = int(input())
if age > 18:
    print("majeur")
else:
    print("mineur")
