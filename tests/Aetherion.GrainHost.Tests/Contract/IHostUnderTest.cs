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
}
