using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>A paper bot of a replay.</summary>
/// <param name="Instrument">What it trades.</param>
/// <param name="Bot">Its key; made when it is not there.</param>
/// <param name="Account">Its account; opened when it is not there.</param>
/// <param name="Strategy">One of <see cref="StrategyNames"/>.</param>
/// <param name="InitialBalance">Of the account, in the quote currency.</param>
public sealed record ReplayBot(
    Instrument Instrument, TenantKey Bot, TenantKey Account, string Strategy, decimal InitialBalance)
{
    /// <summary>Whether its orders are filled from the books of the recording.</summary>
    public bool UsesBooks { get; init; }
}
