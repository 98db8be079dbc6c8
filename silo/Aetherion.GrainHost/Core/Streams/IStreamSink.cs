namespace Aetherion.GrainHost.Core.Streams;

/// <summary>An observer, whatever the type of its items.</summary>
internal interface IStreamSink
{
    Task DeliverAsync(StreamDelivery delivery);

    Task ReportAsync(Exception exception);
}
