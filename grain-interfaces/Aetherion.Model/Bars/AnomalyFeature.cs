namespace Aetherion.Model;

/// <summary>
/// What an anomaly score looks at, each compared with what is usual for the symbol and timeframe. Values are numbered for
/// storage: add at the end, never renumber.
/// </summary>
public enum AnomalyFeature
{
    /// <summary>The log return over the usual size of returns.</summary>
    Return = 0,

    /// <summary>(high - low) / open over the usual size of returns.</summary>
    Range = 1,

    /// <summary>The volume over its mean in the last bars, the current one included.</summary>
    Activity = 2,
}
