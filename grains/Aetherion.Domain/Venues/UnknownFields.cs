namespace Aetherion.Domain.Venues;

/// <summary>The fields of one frame whose names are not known here, each with how often it came.</summary>
public sealed class UnknownFields
{
    /// <summary>The most names kept of one frame; further ones count as <see cref="DecodeCounters.OtherName"/>.</summary>
    public const int NamesMax = 16;

    private static readonly ShortText LongName = new("(long field name)");

    private readonly UnknownField[] _fields = new UnknownField[NamesMax + 1];
    private int _length;

    public ReadOnlySpan<UnknownField> Items => _fields.AsSpan(0, _length);

    internal void Add(ReadOnlySpan<byte> name) => Add(ShortText.TryCreate(name, out var text) ? text : LongName);

    internal void Clear() => _length = 0;

    private void Add(ShortText name)
    {
        if (TryCount(name))
            return;
        if (_length >= NamesMax)
            name = DecodeCounters.OtherName;
        if (!TryCount(name))
            _fields[_length++] = new UnknownField(name, 1);
    }

    private bool TryCount(ShortText name)
    {
        foreach (ref var field in _fields.AsSpan(0, _length))
        {
            if (field.Name != name)
                continue;
            field = field with { Count = field.Count + 1 };
            return true;
        }
        return false;
    }
}
