using Aetherion.GrainHost.Core;
using Aetherion.GrainHost.Local;
using Aetherion.GrainHost.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Aetherion.GrainHost.Tests;

/// <summary>The single-process host in a service collection of its own.</summary>
internal sealed class LocalHostUnderTest : IHostUnderTest
{
    private readonly ServiceProvider _services;
    private bool _isStopped;

    private LocalHostUnderTest(ServiceProvider services) => _services = services;

    public IClusterClient Client => _services.GetRequiredService<IClusterClient>();

    public IServiceProvider Services => _services;

    public LocalGrainRuntime Runtime => _services.GetRequiredService<LocalGrainRuntime>();

    public int ActivationCount => _services.GetRequiredService<GrainHostStatistics>().ActivationCount;

    public static async Task<LocalHostUnderTest> StartAsync(HostSetup setup, bool isStrict = true)
    {
        var services = new ServiceCollection();
        services.AddSingleton(setup.Clock);
        services.AddSingleton(setup.Probe);
        services.AddScoped<Grains.ScopedThing>();
        foreach (var filter in setup.IncomingFilters)
            services.AddSingleton(filter);
        foreach (var filter in setup.OutgoingFilters)
            services.AddSingleton(filter);
        setup.Services(services);
        services.AddGrainHost(host => Configure(host, setup, isStrict));
        var running = new LocalHostUnderTest(
            services.BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        foreach (var hosted in running._services.GetServices<IHostedService>())
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    public Task StopAsync() => StopAsync(CancellationToken.None);

    public Task AbandonAsync() => StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_isStopped)
            return;
        _isStopped = true;
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(cancellationToken);
    }

    private static void Configure(GrainHostBuilder host, HostSetup setup, bool isStrict)
    {
        host.AddGrains(typeof(LocalHostUnderTest).Assembly)
            .AddStorage("store", _ => setup.Storage)
            .AddStorage("Default", _ => setup.Storage)
            .AddMemoryStorage("memory")
            .AddBackPressuredStreams("pressed", setup.Streams)
            .AddCursorStreams("cursor", setup.Streams)
            .Configure(options =>
            {
                options.StrictCopying = isStrict;
                options.StopTimeout = TimeSpan.FromSeconds(10);
                setup.Options(options);
            });
        if (setup.HasPubSubStore)
            host.AddStorage("PubSubStore", _ => setup.Storage);
        if (setup.Reminders is { } reminders)
            host.UseReminderTable(_ => reminders);
    }
}
