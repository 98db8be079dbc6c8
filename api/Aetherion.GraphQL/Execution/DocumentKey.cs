namespace Aetherion.GraphQL.Execution;

/// <summary>The bytes of a document, compared by content.</summary>
internal readonly struct DocumentKey : IEquatable<DocumentKey>
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _hash;

    public DocumentKey(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        var hash = default(HashCode);
        hash.AddBytes(bytes.Span);
        _hash = hash.ToHashCode();
    }

    public bool Equals(DocumentKey other) => _hash == other._hash && _bytes.Span.SequenceEqual(other._bytes.Span);

    public override bool Equals(object? obj) => obj is DocumentKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
