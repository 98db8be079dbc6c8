using System.Runtime.Serialization;

namespace Orleans.Runtime;

/// <summary>The kind of a grain: which class serves it.</summary>
public readonly struct GrainType :
    IEquatable<GrainType>, IComparable<GrainType>, ISerializable, ISpanFormattable
{
    /// <summary>A kind by its identifier.</summary>
    public GrainType(IdSpan id) => Value = id;

    /// <summary>A kind by the UTF-8 bytes of its name.</summary>
    public GrainType(byte[] value) => Value = new IdSpan(value);

    /// <summary>The identifier.</summary>
    public IdSpan Value { get; }

    /// <summary>Whether this is the default value, which names no kind.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>A kind by its name.</summary>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <summary>The bytes of the name.</summary>
    public ReadOnlySpan<byte> AsSpan() => Value.AsSpan();

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => Value.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainType obj) => Value.Equals(obj.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public void GetObjectData(SerializationInfo info, StreamingContext context) => Value.GetObjectData(info, context);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Value.TryFormat(destination, out charsWritten);

    /// <summary>Equality by value.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
