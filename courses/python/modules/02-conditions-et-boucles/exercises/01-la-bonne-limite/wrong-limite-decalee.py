age = int(input())
if age > 16:
    print("majeur")
else:
    print("mineur")
