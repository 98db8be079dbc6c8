namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>The words by which the state of a symbol is asked for.</summary>
internal static class SymbolTradingText
{
    /// <summary>All of them, to be told to who asks for another.</summary>
    public const string Words = "open, limit-only, post-only, cancel-only, halted";

    public static bool TryRead(string word, out SymbolTrading trading)
    {
        SymbolTrading? found = word switch
        {
            "open" => SymbolTrading.Open,
            "limit-only" => SymbolTrading.LimitOnly,
            "post-only" => SymbolTrading.PostOnly,
            "cancel-only" => SymbolTrading.CancelOnly,
            "halted" => SymbolTrading.Halted,
            _ => null,
        };
        trading = found ?? SymbolTrading.Open;
        return found is not null;
    }
}
