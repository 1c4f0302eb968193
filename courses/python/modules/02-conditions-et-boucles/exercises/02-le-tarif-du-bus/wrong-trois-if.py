age = int(input())
if age < 6:
    print(0)
if age <= 25 or age >= 65:
    print(1)
else:
    print(2)
