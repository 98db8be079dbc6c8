namespace Aetherion.Domain.Forecasts;

/// <summary>Whether one symbol's moves come before another's.</summary>
/// <param name="Leader">Index of the symbol that would move first.</param>
/// <param name="Follower">Index of the symbol that would move after it.</param>
/// <param name="Lag">Bars between, where the correlation is largest.</param>
/// <param name="Correlation">Of the follower's moves with the leader's that many bars before; moves are returns over
/// their volatility.</param>
/// <param name="PValue">How often shuffled blocks reach a correlation that large at any lag.</param>
/// <param name="IsDiscovery">Whether it stands among all pairs at the false discovery rate.</param>
public readonly record struct CascadeLink(
    int Leader, int Follower, int Lag, double Correlation, double PValue, bool IsDiscovery);
