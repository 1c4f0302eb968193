age = int(input())
if age < 6:
    print(0)
else:
    print(2)
