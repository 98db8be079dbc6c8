using Aetherion.GrainHost.Core;
using Aetherion.GrainHost.Core.Streams;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Aetherion.GrainHost.Tests.Contract;

/// <summary>What a contract test wants its host to have. What outlives a host here outlives it in the test.</summary>
public sealed class HostSetup
{
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public Probe Probe { get; } = new();

    public TestStorage Storage { get; } = new();

    public IReminderTable? Reminders { get; set; }

    public bool HasPubSubStore { get; set; } = true;

    public Action<GrainHostOptions> Options { get; set; } = _ => { };

    public Action<StreamProviderOptions> Streams { get; set; } = _ => { };

    public Action<IServiceCollection> Services { get; set; } = _ => { };

    public IList<IIncomingGrainCallFilter> IncomingFilters { get; } = [];

    public IList<IOutgoingGrainCallFilter> OutgoingFilters { get; } = [];
}
