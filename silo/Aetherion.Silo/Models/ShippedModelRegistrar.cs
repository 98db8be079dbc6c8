using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Models;

/// <summary>
/// Registers the model that ships with this build, so that what was decided with it can still be loaded by a build that ships
/// another one.
/// </summary>
public sealed class ShippedModelRegistrar(
    IModelRegistry registry, RegimeModel shipped, ILogger<ShippedModelRegistrar> logger)
    : IHostedService
{
    private const string Actor = "service";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var model = RegimeRegistration.OfShipped(shipped);
        try
        {
            await registry.RegisterAsync(
                model, Actor, "It ships with the service and serves where nothing else does.", isRefused: false,
                cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            // Somebody trained the very same model for another scope: it can be loaded, which is all that is needed.
            logger.ShippedModelNotRegistered(exception, model.Version);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
