namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Walks through the fields of one Binance event, whose names are one or two letters. A letter that comes twice makes
/// the frame malformed, since either value could be meant.
/// </summary>
/// <param name="names">The names that there may be; what has another is counted in the message.</param>
internal ref struct BinanceFields(BinanceNames names, VenueMessage message)
{
    /// <summary>Stands for every name that is longer than two letters.</summary>
    public const int LongName = 0;

    private ulong _seen;

    /// <summary>The key of a name of two letters.</summary>
    public static int Pair(char first, char second) => first | (second << 8);

    public static ulong Letters(ReadOnlySpan<char> letters)
    {
        var mask = 0UL;
        foreach (var letter in letters)
            mask |= Bit(letter);
        return mask;
    }

    /// <summary>Moves to the next field's value; its key is the letter, the pair of letters, or a long name.</summary>
    public bool Next(ref JsonScanner scanner, out int key)
    {
        key = LongName;
        if (!scanner.NextField(out var name))
            return false;
        if (name.Length == 2)
            key = name[0] | (name[1] << 8);
        var bit = name.Length == 1 ? Bit(name[0]) : 0;
        if (bit == 0)
        {
            names.CheckLonger(name, message);
            return true;
        }
        key = name[0];
        if ((_seen & bit) != 0)
            return scanner.Fail(DecodeStatus.Malformed);
        _seen |= bit;
        return true;
    }

    public readonly bool Has(char letter) => (_seen & Bit(letter)) != 0;

    /// <summary>Whether the object is complete.</summary>
    public readonly DecodeStatus End(in JsonScanner scanner)
    {
        if (scanner.HasFailed)
            return scanner.Status;
        names.CheckLetters(_seen, message);
        return (_seen & names.Required) == names.Required ? DecodeStatus.Decoded : DecodeStatus.MissingField;
    }

    /// <summary>The letter of a bit of <see cref="Letters"/>.</summary>
    public static byte LetterOf(int bit) => (byte)('A' + bit);

    private static ulong Bit(int letter) =>
        (uint)(letter - 'A') < 64 ? 1UL << (letter - 'A') : 0;
}
