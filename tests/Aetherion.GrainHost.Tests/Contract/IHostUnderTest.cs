using Orleans;

namespace Aetherion.GrainHost.Tests.Contract;

/// <summary>A running host.</summary>
public interface IHostUnderTest : IAsyncDisposable
{
    IClusterClient Client { get; }

    IServiceProvider Services { get; }

    /// <summary>The number of activations.</summary>
    int ActivationCount { get; }

    Task StopAsync();

    /// <summary>Ends the host as a crash would: nothing is deactivated, nothing is answered.</summary>
    Task AbandonAsync();
}
