a = input()
b = input()
print(int(a + b))
