namespace Aetherion.GrainInterfaces;

/// <summary>
/// What a data vendor says of an asset, over all venues: to look at, never to trade by. Its numbers are no prices of an
/// instrument; nothing that decides or orders takes them.
/// </summary>
/// <param name="Asset">The asset's sign, such as BTC.</param>
/// <param name="Currency">What the amounts are in, such as USD.</param>
/// <param name="PriceIndication">The vendor's mean over venues.</param>
/// <param name="Volume24h">
/// Traded in 24 hours on all venues, in the currency; null where the vendor does not say.
/// </param>
/// <param name="MarketCap">In the currency; null where the vendor does not say.</param>
/// <param name="AsOf">When the vendor computed it.</param>
/// <param name="Source">The vendor.</param>
public sealed record AssetReference(
    string Asset,
    string Currency,
    decimal PriceIndication,
    decimal? Volume24h,
    decimal? MarketCap,
    DateTime AsOf,
    string Source);
