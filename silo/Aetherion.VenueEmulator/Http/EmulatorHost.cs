using System.Net;
using Aetherion.VenueEmulator.Core.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aetherion.VenueEmulator.Http;

/// <summary>An emulated venue behind sockets and HTTP on loopback.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly VenueDriver _driver;

    private EmulatorHost(WebApplication app, VenueDriver driver)
    {
        _app = app;
        _driver = driver;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:9400</c>.</summary>
    public Uri Address { get; }

    /// <summary>What went wrong while the venue was driven; the task does not end otherwise.</summary>
    public Task Failure => _driver.Completion;

    /// <param name="port">0 for any that is free.</param>
    public static async Task<EmulatorHost> StartAsync(
        FaultyVenue venue, int port, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = VenueEndpoint.BodyLengthMax;
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var driver = new VenueDriver(venue, time);
        var endpoint = new VenueEndpoint(driver, new FaultControl(driver, venue));
        app.UseWebSockets();
        app.Run(endpoint.HandleAsync);
        await app.StartAsync(cancellationToken);
        driver.Start();
        return new EmulatorHost(app, driver);
    }

    public async ValueTask DisposeAsync()
    {
        await _driver.DisposeAsync();
        await _app.DisposeAsync();
    }
}
