namespace Aetherion.Model;

/// <summary>What a bar's anomaly score means; both may hold at once.</summary>
[Flags]
public enum AnomalyLevel
{
    /// <summary>Nothing out of the ordinary, or not known.</summary>
    None = 0,

    /// <summary>Above the rolling threshold: odd compared with the last bars.</summary>
    Anomaly = 1,

    /// <summary>
    /// Above the model's fixed level: odd compared with its training data, however wild the last bars were.
    /// </summary>
    Alarm = 2,
}
