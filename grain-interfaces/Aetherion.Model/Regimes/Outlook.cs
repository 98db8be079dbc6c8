namespace Aetherion.Model;

/// <summary>
/// What the next 60 bars are: of high risk when their realised volatility exceeds a threshold, otherwise a trend when
/// their efficiency |ln C(t+60)/C(t)| / sum of |r| reaches another, otherwise a range.
/// </summary>
public enum Outlook
{
    Range = 0,
    Trend = 1,
    HighRisk = 2,
}
