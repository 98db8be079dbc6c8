using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Microsoft.Extensions.Hosting;

namespace Aetherion.Silo.Models;

/// <summary>
/// Registers the model that ships with this build, so that what was decided with it can still be loaded by a build that ships
/// another one.
/// </summary>
public sealed class ShippedModelRegistrar(IModelRegistry registry, RegimeModel shipped) : IHostedService
{
    private const string Actor = "service";

    public async Task StartAsync(CancellationToken cancellationToken) => await registry.RegisterAsync(
        RegimeRegistration.Of(shipped, new ModelScope(ModelFamilies.Regime), shipped.Training.To), Actor,
        "It ships with the service and serves where nothing else does.", isRefused: false, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
