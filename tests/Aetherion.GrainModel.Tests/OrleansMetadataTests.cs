using System.Reflection;
using Orleans;

namespace Aetherion.GrainModel.Tests;

/// <summary>
/// Compares the grain model with Microsoft.Orleans.Core.Abstractions: what both declare is declared alike. Members may
/// be missing here; none may be added.
/// </summary>
public sealed class OrleansMetadataTests
{
    /// <summary>
    /// The types of the model that Orleans declares in other packages, which this project cannot restore; their
    /// signatures were read in Orleans' sources.
    /// </summary>
    private static readonly Dictionary<string, string[]> OfOtherPackages = new()
    {
        ["Microsoft.Orleans.Serialization.Abstractions"] =
        [
            "Orleans.AliasAttribute", "Orleans.ImmutableAttribute",
        ],
        ["Microsoft.Orleans.Serialization"] =
        [
            "Orleans.Serialization.Invocation.IInvokable",
            "Orleans.Serialization.UnavailableExceptionFallbackException",
        ],
        ["Microsoft.Orleans.Core"] =
        [
            "Orleans.IClusterClient", "Orleans.IGrainState`1", "Orleans.Storage.IGrainStorage",
            "Orleans.Storage.InconsistentStateException",
        ],
        ["Microsoft.Orleans.Runtime"] =
        [
            "Orleans.IFacetMetadata", "Orleans.Runtime.IPersistentState`1",
            "Orleans.Runtime.IPersistentStateConfiguration",
            "Orleans.Runtime.PersistentStateAttribute",
        ],
        ["Microsoft.Orleans.Reminders"] =
        [
            "Orleans.GrainReminderExtensions", "Orleans.IRemindable", "Orleans.IReminderTable", "Orleans.ReminderEntry",
            "Orleans.ReminderTableData", "Orleans.Runtime.IGrainReminder", "Orleans.Runtime.TickStatus",
            "Orleans.Timers.IReminderRegistry",
        ],
        ["Microsoft.Orleans.Streaming"] =
        [
            "Orleans.ClientStreamingExtensions", "Orleans.GrainStreamingExtensions",
            "Orleans.ImplicitStreamSubscriptionAttribute", "Orleans.Providers.Streams.Common.EventSequenceTokenV2",
            "Orleans.Runtime.StreamId", "Orleans.Runtime.StreamIdJsonConverter",
            "Orleans.Streams.Core.IStreamSubscriptionHandleFactory", "Orleans.Streams.Core.IStreamSubscriptionObserver",
            "Orleans.Streams.DataNotAvailableException", "Orleans.Streams.IAsyncBatchObservable`1",
            "Orleans.Streams.IAsyncBatchObserver`1", "Orleans.Streams.IAsyncBatchProducer`1",
            "Orleans.Streams.IAsyncObservable`1", "Orleans.Streams.IAsyncObserver`1", "Orleans.Streams.IAsyncStream",
            "Orleans.Streams.IAsyncStream`1", "Orleans.Streams.IStreamProvider",
            "Orleans.Streams.QueueCacheMissException", "Orleans.Streams.SequentialItem`1",
            "Orleans.Streams.StreamSequenceToken", "Orleans.Streams.StreamSubscriptionHandle`1",
        ],
    };

    private static readonly SortedDictionary<string, TypeSignature> Model =
        SignatureReader.Read(typeof(IGrain).Assembly.Location);
    private static readonly SortedDictionary<string, TypeSignature> Orleans = SignatureReader.Read(AbstractionsPath());

    public static TheoryData<string> SharedTypes => [.. Model.Keys.Where(Orleans.ContainsKey)];

    [Theory]
    [MemberData(nameof(SharedTypes))]
    public void A_shared_type_has_no_member_that_orleans_does_not_declare(string type)
    {
        var added = Model[type].Members.Except(Orleans[type].Members).ToList();
        added.ShouldBeEmpty($"{type} of Orleans declares:\n{string.Join('\n', Orleans[type].Members)}");
    }

    [Theory]
    [MemberData(nameof(SharedTypes))]
    public void A_shared_type_is_of_the_same_kind_with_the_same_base(string type)
    {
        Model[type].Kind.ShouldBe(Orleans[type].Kind);
        Model[type].BaseType.ShouldBe(Orleans[type].BaseType);
        Model[type].Interfaces.Except(Orleans[type].Interfaces).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_in_a_namespace_of_orleans_is_one_of_orleans()
    {
        var elsewhere = OfOtherPackages.Values.SelectMany(types => types).ToHashSet();
        var unknown = Model.Keys
            .Where(type => type.StartsWith("Orleans.", StringComparison.Ordinal))
            .Where(type => !Orleans.ContainsKey(type) && !elsewhere.Contains(type));
        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_listed_for_another_package_that_is_in_the_abstractions_or_not_in_the_model()
    {
        var listed = OfOtherPackages.Values.SelectMany(types => types).ToList();
        listed.Where(Orleans.ContainsKey).ShouldBeEmpty();
        listed.Where(type => !Model.ContainsKey(type)).ShouldBeEmpty();
    }

    [Fact]
    public void Enough_is_shared_for_the_comparison_to_mean_something()
    {
        SharedTypes.Count.ShouldBeGreaterThan(40);
        Model["Orleans.Grain"].Members.Count.ShouldBeGreaterThan(8);
    }

    private static string AbstractionsPath() => typeof(OrleansMetadataTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "OrleansCoreAbstractions").Value!;
}
