using System.Runtime.Serialization;
using System.Text;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>
/// The identity of a stream within its provider: a namespace and a key. As text, <c>namespace/key</c>.
/// </summary>
[Immutable]
[JsonConverter(typeof(StreamIdJsonConverter))]
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>, ISerializable, ISpanFormattable
{
    private readonly byte[]? _fullKey;
    private readonly ushort _keyIndex;
    private readonly int _hash;

    private StreamId(byte[] fullKey, int keyIndex)
    {
        _fullKey = fullKey;
        _keyIndex = checked((ushort)keyIndex);
        _hash = IdSpan.HashOf(fullKey);
    }

    /// <summary>The bytes of namespace and key.</summary>
    public ReadOnlyMemory<byte> FullKey => _fullKey;

    /// <summary>The bytes of the namespace.</summary>
    public ReadOnlyMemory<byte> Namespace => _fullKey.AsMemory(0, _keyIndex);

    /// <summary>The bytes of the key.</summary>
    public ReadOnlyMemory<byte> Key => _fullKey.AsMemory(_keyIndex);

    /// <summary>An identity of its parts, in UTF-8.</summary>
    public static StreamId Create(ReadOnlySpan<byte> ns, ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
            throw new ArgumentNullException(nameof(key), "The key of a stream must not be empty.");
        byte[] fullKey = [.. ns, .. key];
        return new StreamId(fullKey, ns.Length);
    }

    /// <summary>An identity of its parts.</summary>
    public static StreamId Create(string? ns, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Create(Encoding.UTF8.GetBytes(ns ?? ""), Encoding.UTF8.GetBytes(key));
    }

    /// <summary>Reads <c>namespace/key</c>; a stream without a namespace begins with the slash.</summary>
    public static StreamId Parse(ReadOnlySpan<byte> value)
    {
        var separator = value.IndexOf((byte)'/');
        return separator < 0
            ? throw new ArgumentException(
                $"\"{Encoding.UTF8.GetString(value)}\" is not a stream identity of the form namespace/key.",
                nameof(value))
            : Create(value[..separator], value[(separator + 1)..]);
    }

    /// <summary>The key as text.</summary>
    public string GetKeyAsString() => Encoding.UTF8.GetString(Key.Span);

    /// <summary>The namespace as text; null when there is none.</summary>
    public string? GetNamespace() => _keyIndex == 0 ? null : Encoding.UTF8.GetString(Namespace.Span);

    /// <inheritdoc/>
    public bool Equals(StreamId other) =>
        _hash == other._hash && _keyIndex == other._keyIndex && FullKey.Span.SequenceEqual(other.FullKey.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(StreamId other) => FullKey.Span.SequenceCompareTo(other.FullKey.Span);

    /// <inheritdoc/>
    public void GetObjectData(SerializationInfo info, StreamingContext context)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue("fk", _fullKey);
        info.AddValue("ki", _keyIndex);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{GetNamespace() ?? "null"}/{(_fullKey is null ? "" : GetKeyAsString())}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite($"{ToString()}", out charsWritten);

    /// <summary>Equality by value.</summary>
    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);
}
