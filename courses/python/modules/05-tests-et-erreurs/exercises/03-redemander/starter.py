age = int(input())
print(f"Merci, {age} ans")
