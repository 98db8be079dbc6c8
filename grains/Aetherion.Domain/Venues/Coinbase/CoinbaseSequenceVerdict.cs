namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>What a number of a sequence says.</summary>
public enum CoinbaseSequenceVerdict
{
    /// <summary>It follows, as far as can be told.</summary>
    Next,

    /// <summary>Messages before it were dropped.</summary>
    Gap,

    /// <summary>Not after the one before: a repetition, to be ignored.</summary>
    Old,
}
