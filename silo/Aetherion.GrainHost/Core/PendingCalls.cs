using Aetherion.GrainModel.CodeGeneration;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// The requests that await an answer, oldest first, so that a sweep finds those out of time without looking at the
/// others. Striped by processor, so that callers do not wait for each other.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Stripe[] _stripes =
        [.. Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => new Stripe())];

    public bool IsEmpty => Count == 0;

    public int Count => _stripes.Sum(stripe => stripe.Count);

    public void Add(GrainRequest request)
    {
        var index = (int)((uint)Thread.GetCurrentProcessorId() % (uint)_stripes.Length);
        request.PendingStripe = index;
        _stripes[index].Add(request);
    }

    public void Remove(GrainRequest request)
    {
        if (request.PendingStripe >= 0)
            _stripes[request.PendingStripe].Remove(request);
    }

    /// <summary>The requests sent before an instant, without removing them.</summary>
    public List<GrainRequest> SentBefore(long instant)
    {
        var result = new List<GrainRequest>();
        foreach (var stripe in _stripes)
            stripe.CollectSentBefore(instant, result);
        return result;
    }

    private sealed class Stripe
    {
        private readonly Lock _lock = new();
        private GrainRequest? _first;
        private GrainRequest? _last;
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add(GrainRequest request)
        {
            lock (_lock)
            {
                request.PendingPrevious = _last;
                if (_last is null)
                    _first = request;
                else
                    _last.PendingNext = request;
                _last = request;
                _count++;
            }
        }

        public void Remove(GrainRequest request)
        {
            lock (_lock)
            {
                if (request.PendingPrevious is null)
                    _first = request.PendingNext;
                else
                    request.PendingPrevious.PendingNext = request.PendingNext;
                if (request.PendingNext is null)
                    _last = request.PendingPrevious;
                else
                    request.PendingNext.PendingPrevious = request.PendingPrevious;
                request.PendingNext = request.PendingPrevious = null;
                _count--;
            }
        }

        public void CollectSentBefore(long instant, List<GrainRequest> result)
        {
            lock (_lock)
            {
                for (var request = _first; request?.SentAt < instant; request = request.PendingNext)
                    result.Add(request);
            }
        }
    }
}
