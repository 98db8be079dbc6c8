using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Fails to activate while the test says so, and always fails to deactivate.</summary>
public sealed class FragileGrain : Grain, IFragileGrain, IDisposable
{
    private readonly Probe _probe;

    public FragileGrain(Probe probe)
    {
        _probe = probe;
        if (this.GetPrimaryKeyString() == "constructor")
            throw new OwnException("construction failed");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _probe.Record("fragile activates");
        await _probe.Gate("activation");
        if (_probe.Count("repaired") == 0)
            throw new OwnException("activation failed");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        throw new OwnException("deactivation failed");

    public Task<string> Echo(string text) => Task.FromResult(text);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public void Dispose() => _probe.Record("fragile disposed");
}
