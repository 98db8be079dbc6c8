using System.Numerics;

namespace Aetherion.Domain.Venues.Binance;

/// <summary>The names that the fields of one kind of Binance event have: single letters, most of them.</summary>
internal sealed class BinanceNames
{
    private readonly ulong _letters;
    private readonly FieldNames _longer;

    /// <param name="required">The letters without which the event means nothing.</param>
    /// <param name="others">Whatever else it may have, used here or not, separated by spaces.</param>
    public BinanceNames(string required, string others)
    {
        Required = BinanceFields.Letters(required);
        var names = others.Split(' ');
        _letters = Required | BinanceFields.Letters(string.Concat(names.Where(n => n.Length == 1)));
        _longer = new FieldNames(string.Join(' ', names.Where(n => n.Length > 1)));
    }

    public ulong Required { get; }

    /// <summary>Counts a name that is no letter, unless it is known.</summary>
    public void CheckLonger(ReadOnlySpan<byte> name, VenueMessage message)
    {
        if (!_longer.Contains(name))
            message.UnknownFields.Add(name);
    }

    /// <summary>Counts those of the letters that are not known.</summary>
    public void CheckLetters(ulong seen, VenueMessage message)
    {
        for (var unknown = seen & ~_letters; unknown != 0; unknown &= unknown - 1)
            message.UnknownFields.Add([BinanceFields.LetterOf(BitOperations.TrailingZeroCount(unknown))]);
    }
}
