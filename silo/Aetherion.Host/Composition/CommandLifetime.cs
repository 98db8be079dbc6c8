using Microsoft.Extensions.Hosting;

namespace Aetherion.Host.Composition;

/// <summary>A service that starts and stops when its command says so.</summary>
internal sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
