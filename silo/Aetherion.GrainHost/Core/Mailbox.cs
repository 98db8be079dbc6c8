using Aetherion.GrainModel.CodeGeneration;

namespace Aetherion.GrainHost.Core;

/// <summary>The requests that wait for an activation, in order; a list through the requests themselves.</summary>
internal struct Mailbox
{
    private GrainRequest? _first;
    private GrainRequest? _last;

    public int Count { get; private set; }

    public readonly bool IsEmpty => _first is null;

    public void Add(GrainRequest request)
    {
        request.Next = null;
        if (_last is null)
            _first = request;
        else
            _last.Next = request;
        _last = request;
        Count++;
    }

    public GrainRequest? TakeFirst()
    {
        var request = _first;
        if (request is not null)
            Remove(previous: null, request);
        return request;
    }

    /// <summary>The first request that may start now.</summary>
    public GrainRequest? TakeFirst(Activation activation)
    {
        GrainRequest? previous = null;
        for (var request = _first; request is not null; previous = request, request = request.Next)
        {
            if (!activation.MayInterleave(request))
                continue;
            Remove(previous, request);
            return request;
        }

        return null;
    }

    private void Remove(GrainRequest? previous, GrainRequest request)
    {
        if (previous is null)
            _first = request.Next;
        else
            previous.Next = request.Next;
        if (ReferenceEquals(_last, request))
            _last = previous;
        request.Next = null;
        Count--;
    }
}
