namespace Aetherion.Model;

/// <summary>
/// The length of a bar. Aligned to UTC where the market never closes, to the session's open where it does.
/// </summary>
public enum Timeframe
{
    S1,
    S10,
    M1,
    M5,
    M15,
    H1,
    H4,
    D1,
}
