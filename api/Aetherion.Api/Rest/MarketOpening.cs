namespace Aetherion.Api.Rest;

/// <summary>Whether a market trades, by what its symbols' data says.</summary>
internal enum MarketOpening
{
    Unknown,
    Open,
    Closed,
}
