namespace Aetherion.Domain.Features;

/// <summary>
/// What all indicators of a bar share; each has an <c>Update</c> with the arguments its formula needs.
/// </summary>
public interface IIndicator
{
    /// <summary>Bars until the value is known.</summary>
    int WarmUpPeriod { get; }

    /// <summary>Whether enough bars were seen.</summary>
    bool IsReady { get; }

    void Reset();

    void Save(BinaryWriter writer);

    void Restore(BinaryReader reader);
}
