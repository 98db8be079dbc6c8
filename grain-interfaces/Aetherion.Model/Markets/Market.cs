namespace Aetherion.Model;

/// <summary>A market: a set of instruments that share a trading calendar.</summary>
public enum Market
{
    /// <summary>Crypto currencies; never closes, days are UTC days.</summary>
    Crypto,

    /// <summary>United States equities; regular session 09:30-16:00 New York time.</summary>
    Us,

    /// <summary>National Stock Exchange of India; session 09:15-15:30 Kolkata time.</summary>
    Nse,
}
