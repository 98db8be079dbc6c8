using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Where products get their messages from: a recording or the simulator.</summary>
internal interface ICoinbaseSource
{
    /// <summary>The products with the books they start from.</summary>
    IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Products { get; }

    DateTime? NextTime { get; }

    TimeSpan Skew { get; set; }

    CoinbaseEvent Take();
}
