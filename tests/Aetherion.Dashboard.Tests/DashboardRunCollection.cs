namespace Aetherion.Dashboard.Tests;

/// <summary>All tests share one run of the browser.</summary>
[CollectionDefinition(nameof(DashboardRun))]
public sealed class DashboardRunCollection : ICollectionFixture<DashboardRun>;
