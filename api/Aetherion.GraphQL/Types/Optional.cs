namespace Aetherion.GraphQL.Types;

/// <summary>An input that may be absent, which is not the same as null.</summary>
public readonly record struct Optional<T> : IOptional
{
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    public T? Value { get; }

    public bool HasValue { get; }

    public static implicit operator Optional<T>(T? value) => new(value);
}
