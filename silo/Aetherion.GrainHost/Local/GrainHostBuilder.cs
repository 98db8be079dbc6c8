using System.Reflection;
using Aetherion.GrainHost.Core;
using Aetherion.GrainHost.Core.Streams;
using Aetherion.GrainModel.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.Timers;

namespace Aetherion.GrainHost.Local;

/// <summary>Says what a grain host consists of.</summary>
public sealed class GrainHostBuilder
{
    private readonly List<Assembly> _assemblies = [typeof(GrainHostBuilder).Assembly];
    private readonly List<string> _streamProviders = [];
    private readonly GrainHostOptions _options = new();

    internal GrainHostBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds the grain interfaces and classes of assemblies that were compiled with the grain generator.
    /// </summary>
    public GrainHostBuilder AddGrains(params Assembly[] assemblies)
    {
        _assemblies.AddRange(assemblies);
        return this;
    }

    /// <summary>Changes bounds and modes.</summary>
    public GrainHostBuilder Configure(Action<GrainHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(_options);
        return this;
    }

    /// <summary>Adds a store of grain state; it is also a keyed service of that name.</summary>
    public GrainHostBuilder AddStorage(string name, Func<IServiceProvider, IGrainStorage> create)
    {
        Services.AddKeyedSingleton(name, (provider, _) => create(provider));
        return this;
    }

    /// <summary>Adds a store of grain state that lives and dies with the process.</summary>
    public GrainHostBuilder AddMemoryStorage(string name) =>
        AddStorage(name, provider => new MemoryGrainStorage(
            provider.GetRequiredService<LocalGrainRuntime>().Copier.Wire));

    /// <summary>Adds streams whose producers wait until every subscriber has processed what they produced.</summary>
    public GrainHostBuilder AddBackPressuredStreams(string name, Action<StreamProviderOptions>? configure = null) =>
        AddStreams(name, StreamKind.BackPressured, configure);

    /// <summary>
    /// Adds streams whose producers never wait; each consumer has its own cursor into a bounded cache.
    /// </summary>
    public GrainHostBuilder AddCursorStreams(string name, Action<StreamProviderOptions>? configure = null) =>
        AddStreams(name, StreamKind.Cursor, configure);

    /// <summary>Sets where reminders are kept.</summary>
    public GrainHostBuilder UseReminderTable(Func<IServiceProvider, IReminderTable> create)
    {
        Services.Replace(ServiceDescriptor.Singleton(create));
        return this;
    }

    /// <summary>Keeps reminders in this process only.</summary>
    public GrainHostBuilder UseMemoryReminders() => UseReminderTable(_ => new MemoryReminderTable());

    /// <summary>Adds a filter that sees every call on its way into a grain, in the order of the additions.</summary>
    public GrainHostBuilder AddIncomingGrainCallFilter<TFilter>() where TFilter : class, IIncomingGrainCallFilter
    {
        Services.AddSingleton<IIncomingGrainCallFilter, TFilter>();
        return this;
    }

    /// <summary>Adds a filter that sees every call on its way out of a caller, in the order of the additions.</summary>
    public GrainHostBuilder AddOutgoingGrainCallFilter<TFilter>() where TFilter : class, IOutgoingGrainCallFilter
    {
        Services.AddSingleton<IOutgoingGrainCallFilter, TFilter>();
        return this;
    }

    internal void Build()
    {
        foreach (var assembly in _assemblies)
            _options.ExceptionAssemblies.Add(assembly.GetName().Name!);
        Services.AddLogging();
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(_options);
        Services.AddSingleton(_ => new GrainCatalog(_assemblies));
        Services.AddSingleton(CreateRuntime);
        Services.AddSingleton<IGrainRuntime>(Runtime);
        Services.AddSingleton<ITimerRegistry>(Runtime);
        Services.AddSingleton<IClusterClient>(provider => Runtime(provider).Factory);
        Services.AddSingleton<IGrainFactory>(provider => Runtime(provider).Factory);
        Services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        Services.AddSingleton<INamedStreamProviders>(provider => new KeyedStreamProviders(provider));
        Services.AddSingleton(provider => new StreamProviders(
            [.. _streamProviders.Select(name => provider.GetRequiredKeyedService<IStreamProvider>(name))
                .OfType<LocalStreamProvider>()]));
        Services.AddSingleton(provider => new GrainHostStatistics(Runtime(provider)));
        AddReminders();
        Services.AddSingleton<LocalGrainHost>();
        Services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<LocalGrainHost>());
    }

    private void AddReminders()
    {
        if (!Services.Any(service => service.ServiceType == typeof(IReminderTable)))
            return;
        Services.AddSingleton<ReminderService>();
        Services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
    }

    private GrainHostBuilder AddStreams(string name, StreamKind kind, Action<StreamProviderOptions>? configure)
    {
        var options = new StreamProviderOptions();
        configure?.Invoke(options);
        _streamProviders.Add(name);
        Services.AddKeyedSingleton<IStreamProvider>(
            name, (provider, _) => new LocalStreamProvider(name, kind, options, Runtime(provider)));
        return this;
    }

    private static LocalGrainRuntime Runtime(IServiceProvider provider) =>
        provider.GetRequiredService<LocalGrainRuntime>();

    private LocalGrainRuntime CreateRuntime(IServiceProvider provider)
    {
        var catalog = provider.GetRequiredService<GrainCatalog>();
        return new LocalGrainRuntime(
            catalog, _options, provider.GetRequiredService<TimeProvider>(), provider,
            provider.GetRequiredService<ILogger<LocalGrainRuntime>>());
    }
}
