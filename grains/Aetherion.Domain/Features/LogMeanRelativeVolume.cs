namespace Aetherion.Domain.Features;

/// <summary>
/// The natural logarithm of the mean relative volume in the window. A bar whose relative volume is not known because
/// nothing was traded counts as 0; a mean below the floor counts as the floor.
/// </summary>
public sealed class LogMeanRelativeVolume(int window, double floor, int relativeVolumeWarmUp) : IIndicator
{
    private readonly RollingWindow _relativeVolumes = new(window);

    public int WarmUpPeriod => window + relativeVolumeWarmUp - 1;

    public bool IsReady => _relativeVolumes.IsFull;

    public double? Value => IsReady ? Math.Log(Math.Max(_relativeVolumes.Mean, floor)) : null;

    public void Update(double relativeVolume) => _relativeVolumes.Add(relativeVolume);

    public void Reset() => _relativeVolumes.Reset();

    public void Save(BinaryWriter writer) => _relativeVolumes.Save(writer);

    public void Restore(BinaryReader reader) => _relativeVolumes.Restore(reader);
}
