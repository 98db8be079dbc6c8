namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Lives as long as its activation.</summary>
public sealed class ScopedThing(Probe probe) : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose()
    {
        IsDisposed = true;
        probe.Record("thing disposed");
    }
}
