namespace Aetherion.Domain.Features;

/// <summary>
/// The logarithm of the mean volume in the window less its own slow running mean (<see cref="RunningCentre"/>): unlike
/// <see cref="RelativeVolume"/> it stays high for as long as a market stays busy. Not known while nothing was traded
/// in the
/// whole window.
/// </summary>
public sealed class RelativeActivity(int window, int halfLife) : IIndicator
{
    private readonly RollingHistory _volumes = new(window);
    private readonly RunningCentre _centre = new(halfLife);

    public int WarmUpPeriod => window;

    public bool IsReady => _volumes.IsFull;

    public double? Value => IsReady && _volumes.Sum > 0 ? _centre.Value : null;

    public void Update(long lots)
    {
        _volumes.Add(lots);
        if (IsReady && _volumes.Sum > 0)
            _centre.Update(Math.Log((double)_volumes.Sum / window));
    }

    public void Reset()
    {
        _volumes.Reset();
        _centre.Reset();
    }

    public void Save(BinaryWriter writer)
    {
        _volumes.Save(writer);
        _centre.Save(writer);
    }

    public void Restore(BinaryReader reader)
    {
        _volumes.Restore(reader);
        _centre.Restore(reader);
    }
}
