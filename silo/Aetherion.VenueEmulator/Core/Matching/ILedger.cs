namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Keeps what orders cost: the money of spot, or the margin and positions of futures.</summary>
internal interface ILedger
{
    /// <summary>Holds back what an order may cost, or says why it cannot.</summary>
    /// <param name="value">The price times the quantity that the order has at most.</param>
    RejectReason Reserve(MatchingSymbol symbol, VenueOrder order, decimal value);

    /// <summary>The part of a fill that is allowed: less than asked when an order may only reduce.</summary>
    decimal Allowed(MatchingSymbol symbol, VenueOrder order, decimal quantity);

    /// <summary>Books a fill; <paramref name="leftBefore"/> is what was open of the order until now.</summary>
    (decimal Commission, string Asset, decimal Profit) Fill(
        MatchingSymbol symbol, VenueOrder order, decimal price, decimal quantity, decimal leftBefore, bool isMaker);

    /// <summary>Gives back what is still held for an order that has ended.</summary>
    void Release(MatchingSymbol symbol, VenueOrder order);
}
